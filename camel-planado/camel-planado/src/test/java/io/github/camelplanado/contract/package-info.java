/** Every operation through real routes: what goes over the wire, what the route gets, and whether a wrong answer is noticed. */
package io.github.camelplanado.contract;
