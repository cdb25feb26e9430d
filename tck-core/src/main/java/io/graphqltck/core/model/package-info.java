/** Scenarios, protocols and requirements as values. */
@NullMarked
package io.graphqltck.core.model;

import org.jspecify.annotations.NullMarked;
