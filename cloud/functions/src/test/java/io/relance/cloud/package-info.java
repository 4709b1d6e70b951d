/** Tests of the deployment on AWS. */
@NullMarked
package io.relance.cloud;

import org.jspecify.annotations.NullMarked;
