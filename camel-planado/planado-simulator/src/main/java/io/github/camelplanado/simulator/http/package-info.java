/** HTTP in and out: the way of one request, its limit, its wire errors. */
package io.github.camelplanado.simulator.http;
