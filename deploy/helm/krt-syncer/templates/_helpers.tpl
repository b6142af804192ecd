{{- /* SPDX-License-Identifier: Apache-2.0 */ -}}

{{- define "krt-syncer.enabled" -}}
{{- if and .Values.agentGateway.enabled .Values.agentgateway.enabled }}true{{ end -}}
{{- end -}}

{{- define "krt-syncer.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "krt-syncer.fullname" -}}
{{- $name := include "krt-syncer.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "krt-syncer.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (ternary (include "krt-syncer.fullname" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{- define "krt-syncer.selectorLabels" -}}
app.kubernetes.io/name: {{ include "krt-syncer.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- /* Without the selector: what says where an object is from. */ -}}
{{- define "krt-syncer.originLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "krt-syncer.labels" -}}
{{ include "krt-syncer.selectorLabels" . }}
{{ include "krt-syncer.originLabels" . }}
{{- end -}}

{{- /* Takes image, defaults, registry and tag: where neither image nor defaults say something, these do. */ -}}
{{- define "krt-syncer.image" -}}
{{- $registry := .image.registry | default .defaults.registry | default .registry -}}
{{- $tag := .image.tag | default .defaults.tag | default .tag -}}
{{- with $registry }}{{ . }}/{{ end -}}
{{- .image.repository }}{{ if hasPrefix "sha256:" $tag }}@{{ else }}:{{ end }}{{ $tag -}}
{{- end -}}

{{- /* Takes a map of names to scalars, or to what has valueFrom. */ -}}
{{- define "krt-syncer.env" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
  {{- if kindIs "map" $value }}
  {{- toYaml $value | nindent 2 }}
  {{- else }}
  value: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end -}}

{{- /* Takes the values of a Service: those that have no meaning of their own are fields of its specification. */ -}}
{{- define "krt-syncer.serviceFields" -}}
{{- range $name, $value := omit . "enabled" "ports" "annotations" "extraLabels" }}
{{- if or (kindIs "bool" $value) (not (empty $value)) }}
{{ $name }}: {{ toJson $value }}
{{- end }}
{{- end }}
{{- end -}}
