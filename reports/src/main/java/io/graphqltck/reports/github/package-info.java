/** What GitHub's continuous integration shows next to the lines of a file. */
@NullMarked
package io.graphqltck.reports.github;

import org.jspecify.annotations.NullMarked;
