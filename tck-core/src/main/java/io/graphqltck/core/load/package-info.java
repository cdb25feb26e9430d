/** From files to a catalog of protocols and scenarios, checked as a whole. */
@NullMarked
package io.graphqltck.core.load;

import org.jspecify.annotations.NullMarked;
