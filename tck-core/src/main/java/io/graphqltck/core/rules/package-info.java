/** Laws of a protocol's session, checked on every transcript whatever the script. */
@NullMarked
package io.graphqltck.core.rules;

import org.jspecify.annotations.NullMarked;
