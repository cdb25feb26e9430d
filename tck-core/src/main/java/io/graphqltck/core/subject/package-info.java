/** The ways in which the kit reaches what it tests. */
@NullMarked
package io.graphqltck.core.subject;

import org.jspecify.annotations.NullMarked;
