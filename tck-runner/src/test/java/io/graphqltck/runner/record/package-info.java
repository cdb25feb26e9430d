/** Tests of what is made of a recording. */
@NullMarked
package io.graphqltck.runner.record;

import org.jspecify.annotations.NullMarked;
