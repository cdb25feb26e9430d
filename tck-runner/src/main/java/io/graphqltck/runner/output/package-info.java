/** What the commands print in addition to reports. */
@NullMarked
package io.graphqltck.runner.output;

import org.jspecify.annotations.NullMarked;
