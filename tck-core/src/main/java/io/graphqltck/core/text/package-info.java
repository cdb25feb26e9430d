/** Where something stands in a file, and what is wrong there. */
@NullMarked
package io.graphqltck.core.text;

import org.jspecify.annotations.NullMarked;
