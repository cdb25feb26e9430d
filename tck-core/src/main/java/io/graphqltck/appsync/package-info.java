/** The authorisation of AWS AppSync: API key, JWT, the token of a Lambda function, and IAM by signature version 4. */
@NullMarked
package io.graphqltck.appsync;

import org.jspecify.annotations.NullMarked;
