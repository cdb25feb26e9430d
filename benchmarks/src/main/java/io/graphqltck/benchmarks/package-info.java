/** What the kit costs and how steady it is, measured. Not published. */
@NullMarked
package io.graphqltck.benchmarks;

import org.jspecify.annotations.NullMarked;
