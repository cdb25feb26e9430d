/** Results for Allure. */
@NullMarked
package io.graphqltck.reports.allure;

import org.jspecify.annotations.NullMarked;
