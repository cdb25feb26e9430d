/** JSON values without any library's types, so that the public API shows none. */
@NullMarked
package io.graphqltck.core.json;

import org.jspecify.annotations.NullMarked;
