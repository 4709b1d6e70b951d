/** S3 under the contract of object stores. */
@NullMarked
package io.relance.aws.s3;

import org.jspecify.annotations.NullMarked;
