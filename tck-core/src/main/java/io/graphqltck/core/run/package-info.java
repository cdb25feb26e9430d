/** Runs many scenarios against one subject: what applies, how many at a time, what follows from what. */
@NullMarked
package io.graphqltck.core.run;

import org.jspecify.annotations.NullMarked;
