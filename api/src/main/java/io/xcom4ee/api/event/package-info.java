/** What happens in a group, as values, and the qualifiers under which CDI observers receive it. */
package io.xcom4ee.api.event;
