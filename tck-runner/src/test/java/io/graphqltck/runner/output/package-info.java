@NullMarked
package io.graphqltck.runner.output;

import org.jspecify.annotations.NullMarked;
