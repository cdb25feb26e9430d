/** Starting folders for the tests of one client or server. */
@NullMarked
package io.graphqltck.runner.init;

import org.jspecify.annotations.NullMarked;
