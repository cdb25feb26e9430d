/** Which requirements of a protocol are tested by what. */
@NullMarked
package io.graphqltck.core.coverage;

import org.jspecify.annotations.NullMarked;
