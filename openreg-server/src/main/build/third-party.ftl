<#-- dependencyMap: entries of a Maven project and the names of its licences; see license-maven-plugin, add-third-party. -->
What OpenReg's server is shipped with, and under which licence. Of several licences in one line, each may be chosen, unless
the project says otherwise.

The server itself: Apache License 2.0.

<#list dependencyMap as e>
<#assign p = e.getKey()/>
${p.groupId}:${p.artifactId}:${p.version}
    ${e.getValue()?join(" | ")}
    ${p.url!"no address given"}
</#list>

In lib/jit, for JDK 21 and later, beside copies of truffle-compiler, collections and word:
org.graalvm.compiler:compiler
    GPL-2.0-with-classpath-exception
    https://www.graalvm.org/
