@NullMarked
package io.graphqltck.runner.judge;

import org.jspecify.annotations.NullMarked;
