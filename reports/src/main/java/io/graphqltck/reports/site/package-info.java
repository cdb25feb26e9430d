/** Results as a static site: an entry page, a page for each subject and each finding, and the reports they link to. */
@NullMarked
package io.graphqltck.reports.site;

import org.jspecify.annotations.NullMarked;
