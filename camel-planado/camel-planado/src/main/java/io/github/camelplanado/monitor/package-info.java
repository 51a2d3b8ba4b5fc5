/**
 * What is seen of an account from outside: meters, JMX, health. Start with {@link
 * io.github.camelplanado.monitor.AccountMonitors}.
 */
package io.github.camelplanado.monitor;
