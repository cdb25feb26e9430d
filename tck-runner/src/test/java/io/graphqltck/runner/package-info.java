@NullMarked
package io.graphqltck.runner;

import org.jspecify.annotations.NullMarked;
