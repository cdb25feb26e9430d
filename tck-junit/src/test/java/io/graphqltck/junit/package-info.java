@NullMarked
package io.graphqltck.junit;

import org.jspecify.annotations.NullMarked;
