@NullMarked
package io.graphqltck.core.pair;

import org.jspecify.annotations.NullMarked;
