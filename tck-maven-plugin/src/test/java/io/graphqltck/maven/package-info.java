@NullMarked
package io.graphqltck.maven;

import org.jspecify.annotations.NullMarked;
