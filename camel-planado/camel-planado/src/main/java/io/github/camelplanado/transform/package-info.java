/** What Camel finds by itself: type converters ({@code convertBodyTo}) and data types ({@code transformDataType}). */
package io.github.camelplanado.transform;
