/**
 * The demo: a company's test tool around the routes. It seeds the ERP, plays the people on both sides, makes deliveries go
 * wrong, and then compares both sides. Start with {@link io.github.camelplanado.examples.erpsync.demo.Demo}.
 */
package io.github.camelplanado.examples.erpsync.demo;
