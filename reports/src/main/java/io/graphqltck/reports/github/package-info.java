/** What GitHub's continuous integration shows beside the lines of a file. */
@NullMarked
package io.graphqltck.reports.github;

import org.jspecify.annotations.NullMarked;
