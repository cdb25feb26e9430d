@NullMarked
package io.graphqltck.runner.subject;

import org.jspecify.annotations.NullMarked;
