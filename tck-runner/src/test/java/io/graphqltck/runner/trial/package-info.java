@NullMarked
package io.graphqltck.runner.trial;

import org.jspecify.annotations.NullMarked;
