/** Clients and servers that the tests of the command line judge. */
@NullMarked
package io.graphqltck.runner.peer;

import org.jspecify.annotations.NullMarked;
