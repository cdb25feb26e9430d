/** Expected values: JSON with variables and matchers. */
@NullMarked
package io.graphqltck.core.model.pattern;

import org.jspecify.annotations.NullMarked;
