# Sourced by the commands beside it.

# build_when_needed ROOT MODULE: packages the module and what it stands on, if there is no build of
# it or a source is newer than the last one. Says so on stderr: stdout belongs to results.
build_when_needed() {
  local root=$1 module=$2
  local stamp="$root/$module/target/built"
  if [[ -e $stamp && -z $(cd "$root" && find pom.xml META-INF {tpch,grammar,driver,local,bench}/pom.xml \
    {tpch,grammar,driver,local,bench}/src/main -newer "$stamp" -print -quit) ]]; then
    return
  fi
  local tool
  for tool in "${JAVA_HOME:+$JAVA_HOME/bin/}java" mvn; do
    if ! command -v "$tool" >/dev/null; then
      echo "encdynamo is not built yet and $tool is not found: it takes a JDK 17 and Maven 3.8." >&2
      exit 1
    fi
  done
  echo "Building encdynamo ($module); this takes a minute or two the first time ..." >&2
  local log begun
  log=$(mktemp)
  begun=$(mktemp) # its age is the stamp's: what is edited during the build is built next time
  if ! (cd "$root" && mvn -B -q -ntp -DskipTests -Dspotless.check.skip=true package -pl "$module" -am) \
    </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log" "$begun"
    echo "The build failed; see above." >&2
    exit 1
  fi
  rm -f "$log"
  mv "$begun" "$stamp"
}
