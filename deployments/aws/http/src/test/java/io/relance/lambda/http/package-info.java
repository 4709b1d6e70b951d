/** Tests of the deployment on AWS. */
@NullMarked
package io.relance.lambda.http;

import org.jspecify.annotations.NullMarked;
