@NullMarked
package io.graphqltck.junit.assertj;

import org.jspecify.annotations.NullMarked;
