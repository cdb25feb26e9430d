/** Options that several commands share. */
@NullMarked
package io.graphqltck.runner.options;

import org.jspecify.annotations.NullMarked;
