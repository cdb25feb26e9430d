/** What a run ends in, told to people and to programs. Knows nothing of how results come about. */
@NullMarked
package io.graphqltck.reports;

import org.jspecify.annotations.NullMarked;
