@NullMarked
package io.graphqltck.junit.jupiter;

import org.jspecify.annotations.NullMarked;
