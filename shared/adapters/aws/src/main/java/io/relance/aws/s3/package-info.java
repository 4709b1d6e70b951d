/** Objects in S3. */
@NullMarked
package io.relance.aws.s3;

import org.jspecify.annotations.NullMarked;
