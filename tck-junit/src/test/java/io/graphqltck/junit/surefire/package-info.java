@NullMarked
package io.graphqltck.junit.surefire;

import org.jspecify.annotations.NullMarked;
