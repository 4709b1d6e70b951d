/** Tests of the deployment on AWS. */
@NullMarked
package io.relance.lambda;

import org.jspecify.annotations.NullMarked;
