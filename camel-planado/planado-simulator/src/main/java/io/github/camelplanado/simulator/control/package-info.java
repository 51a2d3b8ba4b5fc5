/** The control calls below {@code /_simulator}: what a person or a test of another language steers. */
package io.github.camelplanado.simulator.control;
