/** Servers under test that the kit starts. */
@NullMarked
package io.graphqltck.server.process;

import org.jspecify.annotations.NullMarked;
