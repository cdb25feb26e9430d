/** A protocol that the kit does not have, put in as any other: a folder of data, a streamed body, and a line that registers it. */
@NullMarked
package io.graphqltck.selftest.lines;

import org.jspecify.annotations.NullMarked;
