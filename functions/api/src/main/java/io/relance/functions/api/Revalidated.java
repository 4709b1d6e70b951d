package io.relance.functions.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A GET that clients repeat to see what has changed: its response has an entity tag, and a request
 * that names the tag in {@code If-None-Match} is answered 304 while nothing has.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Revalidated {}
