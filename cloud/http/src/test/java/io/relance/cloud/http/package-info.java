/** Tests of the deployment on AWS. */
@NullMarked
package io.relance.cloud.http;

import org.jspecify.annotations.NullMarked;
