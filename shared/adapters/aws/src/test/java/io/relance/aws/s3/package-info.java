/** Tests of S3 against the contract of object stores. */
@NullMarked
package io.relance.aws.s3;

import org.jspecify.annotations.NullMarked;
