/**
 * The operations of producers: exchange to request to exchange. What a call is given (header, option, body) is resolved in
 * {@link io.github.camelplanado.operation.Parameters}, and nowhere else.
 */
package io.github.camelplanado.operation;
