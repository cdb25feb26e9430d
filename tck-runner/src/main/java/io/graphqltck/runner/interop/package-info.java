/** Plays every client with every server that speaks one of its protocols. */
@NullMarked
package io.graphqltck.runner.interop;

import org.jspecify.annotations.NullMarked;
